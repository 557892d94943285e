// The door of TallyReport: from values to a page. One HTML file with everything in it, readable offline and on paper.
//
// Markup/      HTML as values: text is escaped by default, there is no other way to put text in
// Assessment/  the report of `tallyman scan --report`: ranked table, then a section a container
