/** The server takes no more. */
const MOST_BYTES = 16 * 1024 * 1024;
export const ACCEPTED = ['.txt', '.md', '.docx', '.xlsx'];
const OLD_FORMATS: Record<string, string> = { '.doc': '.docx', '.wps': '.docx', '.xls': '.xlsx', '.et': '.xlsx' };

/** Why a file cannot be uploaded, with what to do; null where it can. */
export function uploadFault({ name, size }: { name: string; size: number }): string | null {
  const ending = /\.[^.]+$/.exec(name.toLowerCase())?.[0] ?? '';
  const newer = OLD_FORMATS[ending];
  if (newer) return `“${name}”是旧格式（${ending}），请在 WPS 或 Word 中另存为 ${newer} 后再上传。`;
  if (ending === '.pdf') return `“${name}”是 PDF，请改用 Word 文件，或把文字复制到文本文件（.txt）后上传。`;
  if (!ACCEPTED.includes(ending)) return `“${name}”不是能识别的文件，请上传 ${ACCEPTED.join('、')} 文件。`;
  if (size === 0) return `“${name}”是空文件，请检查后重新选择。`;
  if (size > MOST_BYTES) return `“${name}”有 ${(size / 1024 / 1024).toFixed(1)} MB，超过 16 MB 的上限。请去掉文件中的图片后再上传。`;
  return null;
}
