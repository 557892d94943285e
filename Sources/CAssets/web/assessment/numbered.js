// Findings with the numbers that list and picture share. Pure.

/**
 * @typedef {object} NumberedFinding
 * @property {number} number from 1, over all containers and the scan
 * @property {number|null} container position of its container, null for what belongs to the scan
 * @property {import('../types.js').Finding} finding
 */

/** @param {import('../types.js').AssessedScan} scan @returns {NumberedFinding[]} */
export function numbered(scan) {
  const found = scan.containers.flatMap((container, index) =>
    container.findings.map((finding) => ({ container: index, finding })));
  const ofScan = scan.findings.map((finding) => ({ container: null, finding }));
  return [...found, ...ofScan].map((one, index) => ({ number: index + 1, ...one }));
}

/**
 * Findings that speak of a declared line.
 * @param {NumberedFinding[]} findings @param {number} container @param {import('../types.js').DeclaredLine} line
 */
export function about(findings, container, line) {
  return findings.filter((one) => one.container === container
    && one.finding.lines.some((named) => named.consignment === line.consignment && named.item === line.item));
}
