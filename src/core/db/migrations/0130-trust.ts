/** How far a partner's card is trusted, and the cards that it had before. */

// Cards from before were registered on first import: whether somebody compared the digits then is not known.
export const trust = `
ALTER TABLE partner_cards ADD COLUMN state TEXT NOT NULL DEFAULT 'unconfirmed'
  CHECK (state IN ('unconfirmed', 'confirmed', 'revoked'));
ALTER TABLE partner_cards ADD COLUMN confirmed_at TEXT;
ALTER TABLE partner_cards ADD COLUMN confirmed_by TEXT;
ALTER TABLE partner_cards ADD COLUMN revoked_on TEXT;
ALTER TABLE partner_cards ADD COLUMN revoke_reason TEXT;

CREATE TABLE former_cards (
  unit TEXT NOT NULL,
  card TEXT NOT NULL,
  ended TEXT NOT NULL CHECK (ended IN ('renewed', 'revoked')),
  ended_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  PRIMARY KEY (unit, card)
) STRICT, WITHOUT ROWID;
`
