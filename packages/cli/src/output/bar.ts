/**
 * Progress as a bar. Full only at 100, empty only at 0.
 *
 * @param percent 0 to 100
 * @example bar(45) // '█████░░░░░ 45%'
 */
export function bar(percent: number, width = 10): string {
  const share = Math.round((percent / 100) * width);
  const filled = percent <= 0 ? 0 : percent >= 100 ? width : Math.min(width - 1, Math.max(1, share));
  return `${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${percent}%`;
}

/**
 * How progress went.
 *
 * @example change(15, 32) // '15% → 32% (+17%)'
 */
export function change(start: number, end: number): string {
  const difference = end - start;
  return `${start}% → ${end}% (${difference < 0 ? '−' : '+'}${Math.abs(difference)}%)`;
}
