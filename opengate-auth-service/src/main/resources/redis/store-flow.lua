-- Stores a sign-in if it is still as the writer knew it. KEYS[1] flow; ARGV[1] revision expected, '' for none; ARGV[2]
-- new revision; ARGV[3] JSON; ARGV[4] seconds that a new one lives. 1 if it was stored.
local revision = redis.call('HGET', KEYS[1], 'revision') or ''
if revision ~= ARGV[1] then return 0 end
redis.call('HSET', KEYS[1], 'v', '1', 'revision', ARGV[2], 'flow', ARGV[3])
if revision == '' then redis.call('EXPIRE', KEYS[1], ARGV[4]) end
return 1
