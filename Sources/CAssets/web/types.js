// The shapes of what the API answers, for editors and for `tsc --checkJs`. There is no code here.

/**
 * One line of the worklist.
 * @typedef {object} WorklistEntry
 * @property {number} id
 * @property {string} stem
 * @property {string|null} scan_id
 * @property {'queued'|'assessed'|'quarantined'|'duplicate'|'decided'} state
 * @property {string} purpose
 * @property {number} revision
 * @property {number|null} priority
 * @property {number|null} p_value
 * @property {boolean} flagged
 * @property {{number: string|null, priority: number|null, p_value: number|null, flagged: boolean, link: string,
 *   goods: string[], vessel: string|null}[]} containers
 * @property {string[]} indicators
 * @property {string|null} sentence
 * @property {string|null} scanner
 * @property {string|null} acquired_at
 * @property {string} received_at
 * @property {string|null} assessed_at
 * @property {{decision: DecisionName, actor: string, decided_at: string}|null} decision
 * @property {number|null} duplicate_of
 * @property {Trouble|null} problem
 * @property {string|null} thumbnail
 */

/** @typedef {'clear'|'inspect'|'rescan'|'refer'} DecisionName */
/** @typedef {{code: string, message: string, place: string, remedy: string}} Trouble */
/** @typedef {{kind: string, subject: string, sentence: string, raised_at: string, cleared_at?: string|null}} Alert */

/**
 * @typedef {object} WorklistPage
 * @property {WorklistEntry[]} scans
 * @property {string|null} next
 * @property {number} total
 * @property {Record<string, number>} counts
 * @property {Alert[]} alerts
 */

/**
 * @typedef {object} Finding
 * @property {string} code
 * @property {'image'|'document'} family
 * @property {[number, number, number, number]|null} region left, top, right, bottom in pixels, half-open
 * @property {number|null} score
 * @property {number|null} p_value
 * @property {'info'|'attention'|'alert'|null} severity
 * @property {{name: string, unit: string, seen: number, expected: [number, number]|null}|null} statistic
 * @property {string} sentence
 * @property {{consignment: string|null, item: number|null}[]} lines
 */

/**
 * @typedef {{consignment: string|null, item: number|null, hs: string|null, description: string|null,
 *   gross_mass_kg: number|null}} DeclaredLine
 */

/**
 * @typedef {object} Container
 * @property {string|null} number
 * @property {[number, number]|null} columns
 * @property {[number, number]|null} rows
 * @property {{method: string, confidence: number, consignments: string[]}} link
 * @property {{full_empty: string|null, goods: DeclaredLine[], gross_mass_kg: number|null}|null} declared
 * @property {{group: string, share: number}[]} commodities
 * @property {{estimate: number, low: number, high: number, lower_bound: boolean}|null} mass_kg
 * @property {number|null} priority
 * @property {number|null} p_value
 * @property {boolean} flagged
 * @property {Finding[]} findings
 */

/**
 * @typedef {object} AssessedScan
 * @property {string} stem
 * @property {string|null} scan_id
 * @property {string[]} files
 * @property {string|null} scanner
 * @property {string|null} acquired_at
 * @property {Trouble|null} error
 * @property {{usable: boolean, remarks: string[]}|null} quality
 * @property {Finding[]} findings
 * @property {Container[]} containers
 */

/**
 * @typedef {object} ScanRecord
 * @property {number} id
 * @property {WorklistEntry['state']} state
 * @property {string} purpose
 * @property {number} revision
 * @property {number|null} supersedes
 * @property {number|null} duplicate_of
 * @property {string} received_at
 * @property {string|null} assessed_at
 * @property {string} profile
 * @property {Trouble|null} problem
 * @property {DecisionEvent[]} decisions
 * @property {number} assessments
 * @property {number|null} [assessment] version of the assessment shown
 * @property {number|null} [superseded_by]
 * @property {string[]} [faults] of the delivery
 */

/**
 * @typedef {{format: string, version: string, model: string|null, calibration: string|null,
 *   budget: {flagged_clean_per_100: number}, scans: AssessedScan[], record: ScanRecord}} ScanDocument
 */

/**
 * @typedef {{sequence: number, scan: number, decision: DecisionName, reason: string, actor: string,
 *   decided_at: string, assessment: number, hash: string}} DecisionEvent
 */

/** @typedef {{level: number, scale: number, width: number, height: number, columns: number, rows: number}} Level */

/**
 * @typedef {object} Picture
 * @property {number} width
 * @property {number} height
 * @property {{x: number, y: number}} pitch_mm
 * @property {number} full_scale value of open air
 * @property {{name: string, energy_mev?: number|null}[]} planes
 * @property {number} tile pixels a side
 * @property {Level[]} levels finest first
 * @property {{white: number, black: number}} window
 * @property {{kind: string, container: number, region: [number, number, number, number]}[]} regions
 */

export {};
