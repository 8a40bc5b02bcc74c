-- Removes a session with everything that came from it, and keeps the event about that, all or nothing.
-- KEYS: session, families, codes, pending events, clients. ARGV: prefix of family keys, prefix of code keys, event up to
-- its clients (or ''), event after them, TTL of pending events. The prefixes carry the session's hash tag, so every key is
-- in the slot of KEYS.
local found = redis.call('EXISTS', KEYS[1], KEYS[2], KEYS[3])
if found == 0 then
  return 0
end
local session = redis.call('HMGET', KEYS[1], 'v', 'clients')
local clients = session[1] == '1' and session[2] or ''
if clients == '' or clients == '[]' then
  clients = redis.call('SMEMBERS', KEYS[5])
  clients = #clients > 0 and cjson.encode(clients) or '[]'
end
for _, family in ipairs(redis.call('SMEMBERS', KEYS[2])) do
  redis.call('DEL', ARGV[1] .. family)
end
for _, code in ipairs(redis.call('SMEMBERS', KEYS[3])) do
  redis.call('DEL', ARGV[2] .. code)
end
redis.call('DEL', KEYS[1], KEYS[2], KEYS[3], KEYS[5])
if ARGV[3] ~= '' then
  redis.call('RPUSH', KEYS[4], ARGV[3] .. clients .. ARGV[4])
  redis.call('EXPIRE', KEYS[4], ARGV[5])
end
return 1
