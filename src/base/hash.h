/* A hash of bytes, for tables in memory: other on machines of other byte order. Not for what an
 * enemy chooses the bytes of, unless who uses it bounds the cost of collisions. */
#pragma once

#include <stddef.h>
#include <stdint.h>
#include <string.h>

/* Eight bytes at a time, finished as in MurmurHash3. */
static inline uint32_t ark_hash_bytes(const char *text, size_t len)
{
    uint64_t hash = 0x9e3779b97f4a7c15u ^ len;
    for (; len >= 8; text += 8, len -= 8) {
        uint64_t word;
        memcpy(&word, text, 8);
        hash = (hash ^ word) * 0xff51afd7ed558ccdu;
        hash ^= hash >> 32;
    }
    uint64_t tail = 0;
    memcpy(&tail, text, len);
    hash = (hash ^ tail) * 0xff51afd7ed558ccdu;
    hash = (hash ^ (hash >> 32)) * 0xc4ceb9fe1a85ec53u;
    return (uint32_t)(hash ^ (hash >> 32));
}
