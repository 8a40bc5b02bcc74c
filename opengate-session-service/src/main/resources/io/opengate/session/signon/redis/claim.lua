-- Moves a member's score, unless somebody else did meanwhile.
-- KEYS: index. ARGV: member, the score that was seen, the new one.
local score = redis.call('ZSCORE', KEYS[1], ARGV[1])
if not score or tonumber(score) ~= tonumber(ARGV[2]) then
  return 0
end
redis.call('ZADD', KEYS[1], ARGV[3], ARGV[1])
return 1
