-- What weighs most in any story is found without looking at all events.

CREATE INDEX event_salience ON event (salience DESC, id);
