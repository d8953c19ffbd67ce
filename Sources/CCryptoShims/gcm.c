#include "CCryptoShims.h"

#include <openssl/evp.h>

static int32_t run(int32_t seals, const uint8_t *key, const uint8_t *nonce, const uint8_t *additional, int32_t additional_count,
                   const uint8_t *input, int32_t count, uint8_t *output, uint8_t *tag) {
  EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
  if (context == NULL) return 0;
  int length = 0;
  uint8_t rest[16];
  int32_t done = EVP_CipherInit_ex(context, EVP_aes_256_gcm(), NULL, key, nonce, seals) == 1 &&
                 (additional_count == 0 ||
                  EVP_CipherUpdate(context, NULL, &length, additional, additional_count) == 1) &&
                 (count == 0 || EVP_CipherUpdate(context, output, &length, input, count) == 1) &&
                 (seals || EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_SET_TAG, 16, tag) == 1) &&
                 EVP_CipherFinal_ex(context, rest, &length) == 1 &&
                 (!seals || EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_GCM_GET_TAG, 16, tag) == 1);
  EVP_CIPHER_CTX_free(context);
  return done;
}

int32_t ccrypto_gcm_seal(const uint8_t *key, const uint8_t *nonce, const uint8_t *additional, int32_t additional_count,
                         const uint8_t *text, int32_t count, uint8_t *sealed, uint8_t *tag) {
  return run(1, key, nonce, additional, additional_count, text, count, sealed, tag);
}

int32_t ccrypto_gcm_open(const uint8_t *key, const uint8_t *nonce, const uint8_t *additional, int32_t additional_count,
                         const uint8_t *sealed, int32_t count, const uint8_t *tag, uint8_t *text) {
  return run(0, key, nonce, additional, additional_count, sealed, count, text, (uint8_t *)tag);
}
