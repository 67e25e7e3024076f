-- Keys of sites, products and lots are compared and sorted by code point, as Java does it: COLLATE "C".
-- Times are kept to the microsecond; dates are local dates of the site.

-- Catalog -------------------------------------------------------------------------------------------------------------
-- The document holds the whole record; the columns beside it are taken from it and serve queries only. A catalog may
-- name a key twice (a run reports that), so the position is what identifies a row.

CREATE TABLE site (
    position    integer PRIMARY KEY,
    document    jsonb   NOT NULL,
    site_id     text COLLATE "C" NOT NULL GENERATED ALWAYS AS (document ->> 'id') STORED
);
CREATE INDEX site_by_id ON site (site_id);

CREATE TABLE product (
    position    integer PRIMARY KEY,
    document    jsonb   NOT NULL,
    product_id  text COLLATE "C" NOT NULL GENERATED ALWAYS AS (document ->> 'id') STORED
);
CREATE INDEX product_by_id ON product (product_id);

CREATE TABLE supplier (
    position    integer PRIMARY KEY,
    document    jsonb   NOT NULL,
    supplier_id text COLLATE "C" NOT NULL GENERATED ALWAYS AS (document ->> 'id') STORED
);

CREATE TABLE lane (
    position    integer PRIMARY KEY,
    document    jsonb   NOT NULL,
    supplier_id text COLLATE "C" NOT NULL GENERATED ALWAYS AS (document ->> 'supplierId') STORED,
    site_id     text COLLATE "C" NOT NULL GENERATED ALWAYS AS (document ->> 'siteId') STORED
);

CREATE TABLE listing (
    position    integer PRIMARY KEY,
    document    jsonb   NOT NULL,
    site_id     text COLLATE "C" NOT NULL GENERATED ALWAYS AS (document ->> 'siteId') STORED,
    product_id  text COLLATE "C" NOT NULL GENERATED ALWAYS AS (document ->> 'productId') STORED
);
CREATE INDEX listing_by_key ON listing (site_id, product_id);

CREATE TABLE vehicle (
    position    integer PRIMARY KEY,
    document    jsonb   NOT NULL,
    vehicle_id  text COLLATE "C" NOT NULL GENERATED ALWAYS AS (document ->> 'id') STORED
);

CREATE TABLE recipient (
    position     integer PRIMARY KEY,
    document     jsonb   NOT NULL,
    recipient_id text COLLATE "C" NOT NULL GENERATED ALWAYS AS (document ->> 'id') STORED
);

-- Imports -------------------------------------------------------------------------------------------------------------
-- One row for each content that was published. What is being brought in lies in a temporary table of the connection
-- that brings it, which ends with the connection: an import that breaks off leaves nothing behind.

CREATE TABLE import (
    import_id    uuid PRIMARY KEY,
    kind         text        NOT NULL,
    content_hash text        NOT NULL,
    row_count    bigint      NOT NULL,
    published_at timestamptz NOT NULL
);
CREATE INDEX import_by_content ON import (kind, content_hash);
CREATE INDEX import_by_time ON import (kind, published_at DESC);

-- Sales ---------------------------------------------------------------------------------------------------------------

CREATE TABLE series (
    series_id  integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    site_id    text COLLATE "C" NOT NULL,
    product_id text COLLATE "C" NOT NULL,
    UNIQUE (site_id, product_id)
);

-- Millions of rows come in at once, each with a series that the same statement has just looked up, and no series is ever
-- deleted: a foreign key would check again, row by row, what cannot be otherwise.
CREATE TABLE sale (
    series_id      integer          NOT NULL,
    sale_date      date             NOT NULL,
    sold_units     bigint           NOT NULL CHECK (sold_units >= 0),
    -- Units of the hours 0 to 23, null if they are not known: 24 numbers, each in groups of 7 bits, lowest first, with
    -- the highest bit set on all but the last byte of a number (LEB128). hourly_array() makes an array of it.
    hourly_units   bytea            CHECK (length(hourly_units) >= 24),
    -- Bit h is set if the product was sold out during hour h; null if that is not known.
    sold_out_hours integer          CHECK (sold_out_hours BETWEEN 0 AND 16777215),
    discount       double precision NOT NULL CHECK (discount >= 0),
    holiday        boolean          NOT NULL,
    promotion      boolean          NOT NULL,
    PRIMARY KEY (series_id, sale_date)
);

CREATE FUNCTION hourly_array(packed bytea) RETURNS bigint[] LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
DECLARE
    units bigint[] := '{}';
    number bigint := 0;
    shift integer := 0;
    octet integer;
BEGIN
    FOR i IN 0 .. length(packed) - 1 LOOP
        octet := get_byte(packed, i);
        number := number | ((octet & 127)::bigint << shift);
        IF octet < 128 THEN
            units := units || number;
            number := 0;
            shift := 0;
        ELSE
            shift := shift + 7;
        END IF;
    END LOOP;
    RETURN units;
END
$$;

-- Lots ----------------------------------------------------------------------------------------------------------------
-- A ledger: rows are added and never changed. A mistake is corrected by a movement that reverses it.

CREATE TABLE lot (
    lot_id          text COLLATE "C" PRIMARY KEY,
    parent_lot_id   text COLLATE "C",
    site_id         text COLLATE "C" NOT NULL,
    product_id      text COLLATE "C" NOT NULL,
    opening_units   bigint           NOT NULL CHECK (opening_units >= 0),
    received_on     date             NOT NULL,
    expires_on      date,
    date_kind       text             NOT NULL,
    unit_cost       double precision NOT NULL CHECK (unit_cost >= 0),
    condition       text             NOT NULL,
    condition_since date
);

CREATE TABLE movement (
    movement_no       bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    event_id          text COLLATE "C" NOT NULL UNIQUE,
    lot_id            text COLLATE "C" NOT NULL REFERENCES lot,
    kind              text             NOT NULL,
    delta_units       bigint           NOT NULL,
    event_time        timestamptz      NOT NULL,
    recorded_time     timestamptz      NOT NULL CHECK (recorded_time >= event_time),
    reverses_event_id text COLLATE "C" UNIQUE REFERENCES movement (event_id),
    counterpart       text
);
CREATE INDEX movement_by_lot ON movement (lot_id, movement_no);

CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are never changed: add a movement that reverses', TG_TABLE_NAME
        USING ERRCODE = 'integrity_constraint_violation';
END
$$;

CREATE TRIGGER lot_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON lot
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
CREATE TRIGGER movement_is_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON movement
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

-- What is on its way, as it was told last.

CREATE TABLE purchase_order (
    order_id       text COLLATE "C" PRIMARY KEY,
    supplier_id    text COLLATE "C" NOT NULL,
    site_id        text COLLATE "C" NOT NULL,
    product_id     text COLLATE "C" NOT NULL,
    quantity_units bigint           NOT NULL CHECK (quantity_units > 0),
    ordered_on     date             NOT NULL,
    expected_on    date             NOT NULL CHECK (expected_on >= ordered_on),
    unit_cost      double precision NOT NULL CHECK (unit_cost >= 0)
);

-- What the loggers at the sites recorded.

CREATE TABLE temperature (
    site_id text COLLATE "C" NOT NULL,
    at      timestamptz      NOT NULL,
    celsius double precision NOT NULL,
    PRIMARY KEY (site_id, at)
);

-- Models --------------------------------------------------------------------------------------------------------------

CREATE TABLE model (
    name       text COLLATE "C" NOT NULL,
    version    integer     NOT NULL CHECK (version >= 1),
    forecaster text        NOT NULL,
    created_at timestamptz NOT NULL,
    content    bytea       NOT NULL,
    PRIMARY KEY (name, version)
);

-- Plans ---------------------------------------------------------------------------------------------------------------
-- A part is an object; its lists are kept item by item, so that a page of one can be read alone.

CREATE TABLE plan (
    plan_id    text COLLATE "C" PRIMARY KEY,
    as_of      date        NOT NULL,
    created_at timestamptz NOT NULL
);
CREATE INDEX plan_by_time ON plan (created_at DESC, plan_id);

CREATE TABLE plan_part (
    plan_id      text COLLATE "C" NOT NULL REFERENCES plan ON DELETE CASCADE,
    part         text COLLATE "C" NOT NULL,
    -- The document with its lists emptied.
    document     json      NOT NULL,
    -- Names of those lists, and after how many characters of the document the items of each belong.
    list_names   text[]    NOT NULL,
    list_offsets integer[] NOT NULL CHECK (cardinality(list_offsets) = cardinality(list_names)),
    PRIMARY KEY (plan_id, part)
);

CREATE TABLE plan_item (
    plan_id   text COLLATE "C" NOT NULL,
    part      text COLLATE "C" NOT NULL,
    list_name text COLLATE "C" NOT NULL,
    position  integer NOT NULL,
    document  json    NOT NULL,
    PRIMARY KEY (plan_id, part, list_name, position),
    FOREIGN KEY (plan_id, part) REFERENCES plan_part ON DELETE CASCADE
);

CREATE TABLE setting (
    name     text COLLATE "C" PRIMARY KEY,
    document json NOT NULL
);

-- Jobs ----------------------------------------------------------------------------------------------------------------

CREATE TABLE job (
    job_id           uuid PRIMARY KEY,
    kind             text        NOT NULL,
    request          json        NOT NULL,
    state            text        NOT NULL CHECK (state IN ('queued', 'running', 'succeeded', 'failed', 'cancelled')),
    attempts         integer     NOT NULL DEFAULT 0,
    cancel_requested boolean     NOT NULL DEFAULT false,
    -- Who works on it, and until when that holds without a sign of life.
    lease_owner      text,
    lease_until      timestamptz,
    result           text,
    -- Stable code and a text for people; never anything internal.
    error_code       text,
    error_detail     text,
    created_at       timestamptz NOT NULL,
    finished_at      timestamptz,
    CHECK ((state = 'running') = (lease_owner IS NOT NULL)),
    CHECK ((state = 'running') = (lease_until IS NOT NULL))
);
CREATE INDEX job_to_take ON job (created_at, job_id) WHERE state IN ('queued', 'running');

CREATE TABLE job_event (
    job_id   uuid        NOT NULL REFERENCES job ON DELETE CASCADE,
    sequence integer     NOT NULL,
    at       timestamptz NOT NULL,
    type     text        NOT NULL,
    data     json        NOT NULL,
    PRIMARY KEY (job_id, sequence)
);
