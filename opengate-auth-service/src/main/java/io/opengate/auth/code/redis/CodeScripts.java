package io.opengate.auth.code.redis;

import io.opengate.auth.slot.SlotScript;

/**
 * The scripts on codes. KEYS of all: session, code, codes, family, families, pending, the session's clients. Nothing is newer
 * than Redis 6.2.
 */
final class CodeScripts {

    /** ARGV: digest, lifetime (s), grant, now (s). */
    static final SlotScript ISSUE = new SlotScript("""
            if not alive(KEYS[1]) then return {'ended'} end
            redis.call('HSET', KEYS[2], 'v', '1', 'grant', ARGV[3])
            redis.call('EXPIRE', KEYS[2], ARGV[2])
            redis.call('SADD', KEYS[3], ARGV[1])
            if redis.call('TTL', KEYS[3]) < tonumber(ARGV[2]) then redis.call('EXPIRE', KEYS[3], ARGV[2]) end
            return {'issued'}
            """);

    static final SlotScript FIND = new SlotScript("""
            local c = redis.call('HMGET', KEYS[2], 'v', 'grant', 'used')
            if c[1] ~= '1' or not alive(KEYS[1]) then return {} end
            return {c[2], c[3] or ''}
            """);

    /**
     * ARGV: digest, now (s), now (ms), access token's id, its expiry (s), client, user, family's id or nothing, its
     * expiry (s), grant, scopes, what the family is bound to or nothing, resource
     * servers, event.
     */
    static final SlotScript REDEEM = new SlotScript("""
            local now = tonumber(ARGV[2])
            local c = redis.call('HMGET', KEYS[2], 'v', 'used')
            if c[1] ~= '1' or not alive(KEYS[1]) then return {'ended'} end
            if c[2] then return {'replayed'} end
            local jti = ARGV[4] .. ',' .. ARGV[5] .. ';'
            local remember = math.max(60, tonumber(ARGV[5]) - now)
            redis.call('HSET', KEYS[2], 'used', ARGV[2], 'jtis', jti, 'family', ARGV[8], 'client', ARGV[6])
            redis.call('EXPIRE', KEYS[2], remember)
            if redis.call('TTL', KEYS[3]) < remember then redis.call('EXPIRE', KEYS[3], remember) end
            local max = touch(KEYS[1], now)
            local ok, clients = pcall(cjson.decode, redis.call('HGET', KEYS[1], 'clients') or '[]')
            if ok then
              local known = false
              for _, client in ipairs(clients) do known = known or client == ARGV[6] end
              if not known then
                clients[#clients + 1] = ARGV[6]
                redis.call('HSET', KEYS[1], 'clients', cjson.encode(clients))
              end
            end
            redis.call('SADD', KEYS[7], ARGV[6])
            redis.call('EXPIREAT', KEYS[7], max + 86400)
            if ARGV[8] ~= '' then
              local expires = math.min(tonumber(ARGV[9]), max)
              redis.call('HSET', KEYS[4], 'v', '1', 'client', ARGV[6], 'user', ARGV[7], 'gen', '1', 'created', ARGV[2],
                'exp', expires, 'rotatedMillis', ARGV[3], 'params', '', 'jti', ARGV[4], 'jtis', jti, 'grant', ARGV[10],
                'scopes', ARGV[11], 'cnf', ARGV[12], 'resources', ARGV[13])
              redis.call('EXPIREAT', KEYS[4], expires)
              redis.call('SADD', KEYS[5], ARGV[8])
              if redis.call('TTL', KEYS[5]) < expires - now then redis.call('EXPIREAT', KEYS[5], expires) end
            end
            push(KEYS[6], ARGV[14])
            return {'redeemed'}
            """);

    /** ARGV: now (s). */
    static final SlotScript DISCARD = new SlotScript("""
            if redis.call('HGET', KEYS[2], 'v') == '1' and redis.call('HSETNX', KEYS[2], 'used', ARGV[1]) == 1 then
              redis.call('HSET', KEYS[2], 'ended', '1')
            end
            return {'discarded'}
            """);

    /** ARGV: now (s), prefix of the names of families, the pieces of the event. */
    static final SlotScript REVOKE = new SlotScript("""
            local c = redis.call('HMGET', KEYS[2], 'jtis', 'family', 'ended')
            if not c[1] or c[3] then return {'nothing'} end
            redis.call('HSET', KEYS[2], 'ended', '1')
            local family = ARGV[2] .. (c[2] or '')
            finish(KEYS[5], family, c[2] or '', c[1], tonumber(ARGV[1]), KEYS[6], {ARGV[3], ARGV[4], ARGV[5], ARGV[6]})
            return {'revoked'}
            """);

    private CodeScripts() {}
}
