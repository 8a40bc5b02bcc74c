-- Keeps the event that a session ran out by itself, with the clients that it had.
-- KEYS: clients, pending events. ARGV: event up to its clients, event after them, TTL of pending events.
local clients = redis.call('SMEMBERS', KEYS[1])
local json = #clients > 0 and cjson.encode(clients) or '[]'
redis.call('RPUSH', KEYS[2], ARGV[1] .. json .. ARGV[2])
redis.call('EXPIRE', KEYS[2], ARGV[3])
redis.call('DEL', KEYS[1])
return 1
