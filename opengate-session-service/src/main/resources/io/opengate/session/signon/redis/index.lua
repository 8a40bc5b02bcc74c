-- Enters a member, and lets the index live at least as long as that.
-- KEYS: index. ARGV: score, member, TTL.
redis.call('ZADD', KEYS[1], ARGV[1], ARGV[2])
if redis.call('TTL', KEYS[1]) < tonumber(ARGV[3]) then
  redis.call('EXPIRE', KEYS[1], ARGV[3])
end
return 1
