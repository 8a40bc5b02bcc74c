-- Removes a session with everything that came from it, and keeps the event about that, all or nothing.
-- KEYS: session, families, codes, pending events. ARGV: prefix of family keys, prefix of code keys, event (or ''), TTL of
-- pending events. The prefixes carry the session's hash tag, so every key is in the slot of KEYS.
local found = redis.call('EXISTS', KEYS[1], KEYS[2], KEYS[3])
if found == 0 then
  return 0
end
for _, family in ipairs(redis.call('SMEMBERS', KEYS[2])) do
  redis.call('DEL', ARGV[1] .. family)
end
for _, code in ipairs(redis.call('SMEMBERS', KEYS[3])) do
  redis.call('DEL', ARGV[2] .. code)
end
redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])
if ARGV[3] ~= '' then
  redis.call('RPUSH', KEYS[4], ARGV[3])
  redis.call('EXPIRE', KEYS[4], ARGV[4])
end
return 1
