// The door of TallyReview: what analysts and programs see of the service.
//
// ReviewRouter.swift  API and pages as one router, ready for an `HTTPServer`
// API/                the routes under /api/v1, `ReviewAPI`: Scans/, Pictures/ and Operations/ have one file a group of them;
//                     Requests/ parameters, paths and bodies, checked; Answers/ the documents that are answered;
//                     Interface/ the OpenAPI document, made from the routes
// Access/             who may: access tokens, exchanged for sessions
// Pages/              the page's files and its door
// ReviewError.swift   every way the API refuses
