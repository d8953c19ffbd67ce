#ifndef PASTICHE_CCRYPTO_SHIMS_H
#define PASTICHE_CCRYPTO_SHIMS_H

#include <stddef.h>
#include <stdint.h>

/* SHA-256 and AES-256-GCM of OpenSSL's libcrypto. */

/* A digest under way, which may be copied. */
typedef struct ccrypto_sha256 {
  uint64_t opaque[14];
} ccrypto_sha256;

void ccrypto_sha256_init(ccrypto_sha256 *_Nonnull state);
void ccrypto_sha256_update(ccrypto_sha256 *_Nonnull state, const uint8_t *_Nullable bytes, size_t count);
/* Writes 32 bytes. */
void ccrypto_sha256_final(ccrypto_sha256 *_Nonnull state, uint8_t *_Nonnull digest);

/* Encrypts with a key of 32 bytes and a nonce of 12; writes as many bytes as the text has, and a tag of 16. Returns 1, or 0 where it
   can't be done. */
int32_t ccrypto_gcm_seal(const uint8_t *_Nonnull key, const uint8_t *_Nonnull nonce,
                         const uint8_t *_Nullable additional, int32_t additional_count,
                         const uint8_t *_Nullable text, int32_t count, uint8_t *_Nonnull sealed,
                         uint8_t *_Nonnull tag);

/* Decrypts what ccrypto_gcm_seal wrote. Returns 1, or 0 where the tag is not that of this key, nonce, text and additional bytes. */
int32_t ccrypto_gcm_open(const uint8_t *_Nonnull key, const uint8_t *_Nonnull nonce,
                         const uint8_t *_Nullable additional, int32_t additional_count,
                         const uint8_t *_Nullable sealed, int32_t count, const uint8_t *_Nonnull tag,
                         uint8_t *_Nonnull text);

#endif
