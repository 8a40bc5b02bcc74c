package io.opengate.auth.logout.backchannel.redis;

import io.opengate.auth.slot.SlotScript;

/** The scripts on notices. All of them are in one slot. */
final class NoticeScripts {

    /** KEYS: due, notice. ARGV: member, now (ms), sid, client, user or nothing, lifetime (s). */
    static final SlotScript ADD = new SlotScript("""
            if redis.call('EXISTS', KEYS[2]) == 1 then return {'known'} end
            redis.call('HSET', KEYS[2], 'v', '1', 'sid', ARGV[3], 'client', ARGV[4], 'user', ARGV[5], 'attempts', '0')
            redis.call('EXPIRE', KEYS[2], ARGV[6])
            redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
            redis.call('EXPIRE', KEYS[1], ARGV[6])
            return {'added'}
            """);

    /** KEYS: due. ARGV: now (ms), end of the lease (ms), how many. */
    static final SlotScript CLAIM = new SlotScript("""
            local members = redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', ARGV[1], 'LIMIT', 0, ARGV[3])
            for _, member in ipairs(members) do redis.call('ZADD', KEYS[1], ARGV[2], member) end
            return members
            """);

    /** KEYS: due, notice. ARGV: member, next attempt (ms), attempts to count. */
    static final SlotScript POSTPONE = new SlotScript("""
            if redis.call('EXISTS', KEYS[2]) == 1 and redis.call('ZSCORE', KEYS[1], ARGV[1]) then
              redis.call('HINCRBY', KEYS[2], 'attempts', ARGV[3])
              redis.call('ZADD', KEYS[1], ARGV[2], ARGV[1])
            end
            return {'postponed'}
            """);

    /** KEYS: due, notice, pending. ARGV: member, event. The notice stays: its end may be announced once more. */
    static final SlotScript SETTLE = new SlotScript("""
            if redis.call('ZREM', KEYS[1], ARGV[1]) == 0 or redis.call('EXISTS', KEYS[2]) == 0 then return {'gone'} end
            redis.call('HSET', KEYS[2], 'done', '1')
            push(KEYS[3], ARGV[2])
            return {'settled'}
            """);

    private NoticeScripts() {}
}
