/**
 * The value of a text without quotes, by the core schema of YAML 1.2.2, 10.3.2: null, true or false, a number, or else
 * the text itself.
 */
export function resolvePlain(text: string): unknown {
  // Most texts are none of these, and begin with a letter that tells so.
  if (!/^[-+.\d~nNtTfF]/.test(text)) return text;
  if (/^(?:~|null|Null|NULL)$/.test(text)) return null;
  if (/^(?:true|True|TRUE)$/.test(text)) return true;
  if (/^(?:false|False|FALSE)$/.test(text)) return false;
  if (/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(text)) return Number(text);
  if (/^0o[0-7]+$/.test(text) || /^0x[\da-fA-F]+$/.test(text)) return Number(text);
  if (/^[-+]?(?:\.inf|\.Inf|\.INF)$/.test(text)) return text.startsWith('-') ? -Infinity : Infinity;
  return /^(?:\.nan|\.NaN|\.NAN)$/.test(text) ? Number.NaN : text;
}
