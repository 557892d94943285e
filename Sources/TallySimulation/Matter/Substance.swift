/// What things are made of.
enum Substance: Int, Sendable, CaseIterable {
  case steel, aluminium, copper, wood, plywood, paper, newsprint, plastic, rubber, diesel
  case water, soil, ceramic, bananas, beef, coffee, beer, cotton, cocaine, currency, cigarettes, tobacco

  /// The row of `materials.csv` that gives the elements.
  var material: String {
    switch self {
    case .steel: "Steel, Low Carbon (1008)"
    case .aluminium: "Aluminum"
    case .copper: "Copper"
    case .wood: "sawn softwood timber, kiln dried, packaged"
    case .plywood: "plywood sheets"
    case .paper: "Paper, printer"
    case .newsprint: "Paper, News print"
    case .plastic: "polyethylene, low density"
    case .rubber: "Rubber, Natural"
    case .diesel: "Diesel Fuel"
    case .water: "water"
    case .soil: "Concrete, Ordinary (NIST)"
    case .ceramic: "ceramic floor tiles, palletised"
    case .bananas: "bananas, green in cartons"
    case .beef: "beef, frozen boneless, cartons"
    case .coffee: "green coffee beans, bagged"
    case .beer: "beer, bottles or cans"
    case .cotton: "cotton garments, cartons"
    case .cocaine: "cocaine base (crack / paste)"
    case .currency: "currency paper (cotton/linen rag), banknote bundles"
    case .cigarettes: "cigarettes, master cartons"
    case .tobacco: "tobacco leaf, cased"
    }
  }
}
