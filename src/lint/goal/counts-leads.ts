/** Whether a unit counts people who may become customers: "leads", "Qualified Leads", "MQLs". English words only. */
export function countsLeads(unit: string | undefined): boolean {
  return unit !== undefined && /(?:^|\s)(?:leads?|prospects?|MQLs?|SQLs?|SALs?)$/i.test(unit.trim());
}
