/**
 * Stands in the bundle for what pdfkit imports and we never reach: its font engine, line breaker, PNG reader and
 * ciphers. Loading them costs more time than writing a contract.
 */
function refuse(): never {
  throw new Error('This part of pdfkit is not in the bundle');
}

/** fontkit: we read, shape and subset fonts ourselves. */
export const create = refuse;
/** @noble/ciphers: we do not encrypt. */
export const cbc = refuse;
/** @noble/ciphers: we do not encrypt. */
export const ecb = refuse;
/** linebreak and png-js: we break lines ourselves and place no pictures. */
export default refuse;
