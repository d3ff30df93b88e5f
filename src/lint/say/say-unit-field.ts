/** A unit as the field that a file has, with quotation marks where YAML needs them: "`unit: leads`", "`unit: "%"`". */
export function sayUnitField(unit: string): string {
  return `\`unit: ${/^[\p{L}\p{Sc}][\p{L}\p{N}\p{Sc} /.-]*$/u.test(unit) ? unit : JSON.stringify(unit)}\``;
}
