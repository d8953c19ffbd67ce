#ifndef PASTICHE_MEMORY_H
#define PASTICHE_MEMORY_H

/// Asks for the memory at an address to be brought near, without waiting for it. Any address does.
static inline void pastiche_prefetch(const void *_Nullable address) { __builtin_prefetch(address); }

#endif
