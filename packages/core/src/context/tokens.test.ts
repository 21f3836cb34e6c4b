import { encode } from 'gpt-tokenizer/encoding/o200k_base';
import { describe, expect, it } from 'vitest';
import { estimateTokens } from './tokens.js';

/** Whole contexts, as they are handed over: the estimate is about such texts, not about single words. */
const texts: Record<string, string> = {
  context: `PROJECT CONTEXT: shop-api (2026-11-21, last 7 days; [id] names the source of a line)

OPEN BLOCKERS
- Waiting for the payment provider's credentials (high, external) [blk-7q2k9xw0m4ab]
- CORS error on the refresh endpoint in Safari (medium, technical) [blk-0mzt3c5d8e9f]

DECISIONS IN FORCE
- Use PostgreSQL for storage (because transactions matter and the team knows it) [dec-k3f9x2abq8wz]
- Rotate refresh tokens on every use (because stolen ones are noticed) [dec-5xw0m4ab7q2k]
- Idempotency keys on every POST of the public API [dec-1a2b3c4d5e6f]

SESSIONS BEFORE
- 2026-11-20 completed, 3.25 h, 15% → 32%: Login and refresh work end to end; next: rate limits, audit log [msp-2026-11-20-093042-k3f9]`,
  prose:
    'We moved the expensive validation out of the request path because the ninety-fifth percentile doubled whenever the ' +
    'provider was slow. The worker now picks the jobs up within a second, and a failed one is retried with jitter.',
  code: 'Created AuthController in src/controllers/auth.controller.ts; `POST /v1/tokens/{id}:rotate` → 204, env JWT_TTL=900s (was 3_600)',
  german:
    'Die Anmeldung läuft jetzt über den Identitätsanbieter; Übergangslösung für ältere Geräte bleibt bis März bestehen.',
  french:
    "Décision : garder PostgreSQL, parce que les transactions sont nécessaires et que l'équipe le connaît déjà.",
  russian: 'Решили использовать PostgreSQL для хранения сессий, потому что нужны транзакции.',
  arabic: 'قررنا استخدام قاعدة بيانات بوستجريس لتخزين الجلسات',
  japanese: '認証サービスを実装しました。次はトークンのローテーションです。',
  chinese: '我们决定使用数据库来存储会话，因为需要事务支持。',
  korean: '인증 서비스를 구현했습니다. 다음은 토큰 교체입니다.',
  emoji: 'Shipped 🚀 the beta 🎉 — all green ✅, one 🐛 left 👩‍💻',
};

describe('estimateTokens', () => {
  it.each(Object.entries(texts))('%s: never below the real count, and not far above', (_, text) => {
    const real = encode(text).length;
    const estimate = estimateTokens(text);
    expect(estimate).toBeGreaterThanOrEqual(real);
    expect(estimate).toBeLessThanOrEqual(real * 2.2);
  });

  it('is close on the contexts that it is made for', () => {
    const text = texts.context ?? '';
    expect(estimateTokens(text) / encode(text).length).toBeLessThan(1.35);
  });

  it('is 0 for nothing and adds up', () => {
    expect(estimateTokens('')).toBe(0);
    expect(estimateTokens('a b')).toBeGreaterThan(0);
  });
});
