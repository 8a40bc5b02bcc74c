package io.opengate.platform.events;

/** The Lua scripts on the stream; nothing in them is newer than Redis 6.2. */
final class StreamScripts {

    /**
     * Appends events in order. KEYS: stream, revocations. ARGV: oldest id that revocations keep, then three values
     * for each event: what it is (revoking, quiet or plain), its type, its JSON.
     */
    static final String APPEND = """
            for i = 2, #ARGV, 3 do
              local what, type, event = ARGV[i], ARGV[i + 1], ARGV[i + 2]
              if what == 'revoking' then redis.call('XADD', KEYS[2], 'MINID', '~', ARGV[1], '*', 'e', event) end
              if what == 'quiet' then
                redis.call('XADD', KEYS[1], '*', 'e', event, 't', type, 'q', '1')
              else
                redis.call('XADD', KEYS[1], '*', 'e', event, 't', type)
              end
            end
            return (#ARGV - 1) / 3
            """;

    /** Writes a heartbeat unless another instance just did. KEYS: stream, beat, epoch. ARGV: milliseconds, new epoch. */
    static final String BEAT = """
            if not redis.call('SET', KEYS[2], '1', 'NX', 'PX', ARGV[1]) then return 0 end
            local epoch = redis.call('GET', KEYS[3])
            if not epoch then
              epoch = ARGV[2]
              redis.call('SET', KEYS[3], epoch)
            end
            redis.call('XADD', KEYS[1], '*', 'h', epoch)
            return 1
            """;

    /** Where the stream stands: epoch, first id, last id. KEYS: stream, epoch. ARGV: new epoch. */
    static final String POSITION = """
            local epoch = redis.call('GET', KEYS[2])
            if not epoch then
              epoch = ARGV[1]
              redis.call('SET', KEYS[2], epoch)
            end
            if redis.call('EXISTS', KEYS[1]) == 0 then return {epoch, '0-0', '0-0'} end
            local info = redis.call('XINFO', 'STREAM', KEYS[1])
            local last = '0-0'
            for i = 1, #info, 2 do
              if info[i] == 'last-generated-id' then last = info[i + 1] end
            end
            local first = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)
            return {epoch, first[1] and first[1][1] or last, last}
            """;

    /**
     * Drops what is older than ARGV[1] and was read and acknowledged by every consumer group; nothing while no group
     * whose name starts with ARGV[2] (the trail's service) exists. KEYS: stream.
     */
    static final String TRIM = """
            local function parts(id)
              local dash = string.find(id, '-', 1, true)
              return tonumber(string.sub(id, 1, dash - 1)), tonumber(string.sub(id, dash + 1))
            end
            local function before(a, b)
              local am, as = parts(a)
              local bm, bs = parts(b)
              return am < bm or (am == bm and as < bs)
            end
            if redis.call('EXISTS', KEYS[1]) == 0 then return 0 end
            local keep, kept = ARGV[1], false
            for _, group in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
              local g = {}
              for i = 1, #group, 2 do g[group[i]] = group[i + 1] end
              if string.sub(g['name'], 1, #ARGV[2]) == ARGV[2] then kept = true end
              local reached = g['last-delivered-id']
              if g['pending'] > 0 then reached = redis.call('XPENDING', KEYS[1], g['name'])[2] end
              if before(reached, keep) then keep = reached end
            end
            if not kept then return 0 end
            return redis.call('XTRIM', KEYS[1], 'MINID', '~', keep)
            """;

    /** Takes over what a dead consumer left. KEYS: stream. ARGV: group, consumer, idle milliseconds, count. */
    static final String CLAIM = """
            local reply = redis.call('XAUTOCLAIM', KEYS[1], ARGV[1], ARGV[2], ARGV[3], '0-0', 'COUNT', ARGV[4])
            local entries = {}
            for _, entry in ipairs(reply[2]) do
              if entry and entry[2] then entries[#entries + 1] = {entry[1], entry[2][1], entry[2][2]} end
            end
            return entries
            """;

    /** Forgets consumers that left nothing behind. KEYS: stream. ARGV: group, own consumer, idle milliseconds. */
    static final String BURY = """
            local buried = 0
            for _, consumer in ipairs(redis.call('XINFO', 'CONSUMERS', KEYS[1], ARGV[1])) do
              local c = {}
              for i = 1, #consumer, 2 do c[consumer[i]] = consumer[i + 1] end
              if c['name'] ~= ARGV[2] and c['pending'] == 0 and c['idle'] > tonumber(ARGV[3]) then
                redis.call('XGROUP', 'DELCONSUMER', KEYS[1], ARGV[1], c['name'])
                buried = buried + 1
              end
            end
            return buried
            """;

    private StreamScripts() {}
}
