import { isLanguage, type Language } from '#kernel';

/** The best of fi, sv and en that `Accept-Language` asks for; Finnish when it asks for none of them. */
export function languageOf(header: string | undefined): Language {
  const wishes = (header ?? '')
    .slice(0, 500)
    .split(',')
    .map((wish, at) => {
      const [tag = '', ...settings] = wish.trim().toLowerCase().split(';');
      const quality = settings.map((one) => /^\s*q=([01](?:\.\d{0,3})?)$/.exec(one)?.[1]).find((q) => q !== undefined);
      return { language: tag.split('-')[0] ?? '', quality: quality === undefined ? 1 : Number(quality), at };
    });
  const [best] = wishes
    .filter((wish) => wish.quality > 0 && isLanguage(wish.language))
    .sort((a, b) => b.quality - a.quality || a.at - b.at);
  return best && isLanguage(best.language) ? best.language : 'fi';
}
