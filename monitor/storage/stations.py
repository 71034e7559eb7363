"""Whose chains this workstation writes."""

from uuid import UUID

from sqlalchemy import insert, select

from monitor.charting.ports import Station
from monitor.clock import Clock, new_id
from monitor.storage.database import Database
from monitor.storage.rows import to_ms
from monitor.storage.tables import EPOCH


def own_station(database: Database, clock: Clock) -> Station:
    """Who writes here: the latest epoch, begun if the record is new."""
    latest = select(EPOCH).order_by(EPOCH.c.number.desc()).limit(1)
    with database.transaction() as connection:
        row = connection.execute(latest).first()
        if row is not None:
            return Station(id=UUID(bytes=row.station), epoch=UUID(bytes=row.epoch))
        station = Station(id=new_id(), epoch=new_id())
        begun = {
            "number": 1,
            "station": station.id.bytes,
            "epoch": station.epoch.bytes,
            "begun_ms": to_ms(clock.now()),
        }
        connection.execute(insert(EPOCH), begun)
    return station
