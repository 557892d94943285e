// The door of TallyReview.
