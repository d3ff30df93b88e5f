/** The names of the agreement types with their own schema, in order. */
export const agreementTypes = {
  customer: 'customerAgreement',
  internal: 'internalAgreement',
  'multi-level': 'multiLevelAgreement',
};

/** The name of the definition that `node` refers to; undefined if it refers to none. */
export function refName(node) {
  return node.$ref?.replace('#/$defs/', '');
}

/** `node` with what it refers to merged in; what the node itself says goes first. */
export function resolveNode(bundle, node) {
  const name = refName(node);
  if (name === undefined) return node;
  const { $ref, ...own } = node;
  return { ...resolveNode(bundle, bundle.$defs[name]), ...own };
}

/** The fields of one agreement type: those of all agreements with what the type adds. */
export function agreementFields(bundle, type) {
  const own = bundle.$defs[agreementTypes[type]];
  const shared = bundle.$defs.agreement;
  const properties = { ...shared.properties };
  for (const [name, field] of Object.entries(own.properties))
    properties[name] = { ...properties[name], ...field };
  return {
    ...shared,
    title: own.title,
    description: own.description,
    properties,
    required: [...shared.required, ...(own.required ?? [])],
  };
}
