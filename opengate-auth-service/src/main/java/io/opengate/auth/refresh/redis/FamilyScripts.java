package io.opengate.auth.refresh.redis;

import io.opengate.auth.slot.SlotScript;

/** The scripts on families. KEYS of all: session, family, families, pending. Nothing in them is newer than Redis 6.2. */
final class FamilyScripts {

    /**
     * ARGV: now (ms), grace (ms; negative for none), client, family's id, generation, digest of the parameters, scopes,
     * access token's id, its expiry (s), the event of a rotation, the pieces of the event of a reuse,
     * what was proven or nothing, resource servers.
     */
    static final SlotScript ROTATE = new SlotScript("""
            local now = tonumber(ARGV[1])
            local seconds = math.floor(now / 1000)
            local f = redis.call('HMGET', KEYS[2], 'v', 'client', 'gen', 'rotatedMillis', 'params', 'jti', 'jtis',
              'grant', 'scopes', 'cnf', 'resources')
            local unconfirmed = f[10] and f[10] ~= '' and f[10] ~= ARGV[15]
            if f[1] ~= '1' or not alive(KEYS[1]) then return {'ended'} end
            if f[2] ~= ARGV[3] then return {'foreign'} end
            local stored, presented = tonumber(f[3]), tonumber(ARGV[5])
            if presented ~= stored then
              local grace = tonumber(ARGV[2])
              local retry = presented == stored - 1 and grace >= 0 and now - tonumber(f[4]) <= grace
                and f[5] == ARGV[6] and not unconfirmed
              if retry then return {'repeated', f[8], f[6]} end
              finish(KEYS[3], KEYS[2], ARGV[4], '', seconds, KEYS[4], {ARGV[11], ARGV[12], ARGV[13], ARGV[14]})
              return {'reused'}
            end
            if unconfirmed then return {'unconfirmed'} end
            for scope in string.gmatch(ARGV[7], '%S+') do
              if not string.find(' ' .. f[9] .. ' ', ' ' .. scope .. ' ', 1, true) then return {'scope'} end
            end
            if f[11] and f[11] ~= '' then
              for resource in string.gmatch(ARGV[16], '%S+') do
                if not string.find(' ' .. f[11] .. ' ', ' ' .. resource .. ' ', 1, true) then return {'target'} end
              end
            end
            local kept = {}
            local tokens = live(f[7], seconds)
            for i = math.max(1, #tokens - 62), #tokens do kept[#kept + 1] = tokens[i][1] .. ',' .. tokens[i][2] .. ';' end
            kept[#kept + 1] = ARGV[8] .. ',' .. ARGV[9] .. ';'
            redis.call('HSET', KEYS[2], 'gen', stored + 1, 'rotatedMillis', ARGV[1], 'params', ARGV[6], 'jti', ARGV[8],
              'jtis', table.concat(kept))
            touch(KEYS[1], seconds)
            push(KEYS[4], ARGV[10])
            return {'rotated', f[8]}
            """);

    /** ARGV: generation. Answers the grant, the expiry and what it is bound to, or nothing. */
    static final SlotScript FIND = new SlotScript("""
            local f = redis.call('HMGET', KEYS[2], 'v', 'gen', 'grant', 'exp', 'cnf')
            if f[1] ~= '1' or f[2] ~= ARGV[1] or not alive(KEYS[1]) then return {} end
            return {f[3], f[4], f[5] or ''}
            """);

    /** ARGV: now (s), client, family's id, the pieces of the event. */
    static final SlotScript REVOKE = new SlotScript("""
            local f = redis.call('HMGET', KEYS[2], 'v', 'client')
            if f[1] ~= '1' then return {'ended'} end
            if f[2] ~= ARGV[2] then return {'foreign'} end
            finish(KEYS[3], KEYS[2], ARGV[3], '', tonumber(ARGV[1]), KEYS[4], {ARGV[4], ARGV[5], ARGV[6], ARGV[7]})
            return {'revoked'}
            """);

    private FamilyScripts() {}
}
