-- Notes a use of a session by a client. KEYS[1] session; KEYS[2] its clients; ARGV[1] now; ARGV[2] client id. 1 if the session lives.
if redis.call('HGET', KEYS[1], 'v') ~= '1' then return 0 end
local session = redis.call('HMGET', KEYS[1], 'idle', 'max', 'clients')
local left = math.min(tonumber(session[1]), tonumber(session[2]) - tonumber(ARGV[1]))
if left <= 0 then redis.call('DEL', KEYS[1]); return 0 end
local clients = {}
if session[3] and session[3] ~= '' then clients = cjson.decode(session[3]) end
local known = false
for _, client in ipairs(clients) do
  if client == ARGV[2] then known = true end
end
if not known then
  clients[#clients + 1] = ARGV[2]
  redis.call('HSET', KEYS[1], 'clients', cjson.encode(clients))
end
redis.call('SADD', KEYS[2], ARGV[2])
redis.call('EXPIREAT', KEYS[2], tonumber(session[2]) + 86400)
redis.call('HSET', KEYS[1], 'lastUsed', ARGV[1])
redis.call('EXPIRE', KEYS[1], left)
return 1
