using System.Text.Json;

namespace IntegrationHub.PlantSimulator;

/// <summary>A message that a system of the plant sends by itself.</summary>
/// <param name="System">The sending system as the hub names it, for example <c>mes-sim</c>.</param>
/// <param name="Interface">The interface as the hub names it, for example <c>consumption</c>.</param>
/// <param name="Id">The sender's own id of the message.</param>
/// <param name="Body">JSON as it goes over the wire.</param>
public sealed record PlantMessage(string System, string Interface, string Id, byte[] Body)
{
    internal static PlantMessage Of(string system, string @interface, string id, object body) =>
        new(system, @interface, id, JsonSerializer.SerializeToUtf8Bytes(body, Answer.Json));
}

/// <summary>A lot that the day receives.</summary>
/// <param name="Item">The material.</param>
/// <param name="Lot">The plant's own lot number.</param>
/// <param name="Heat">The supplier's heat, or null where there is none.</param>
/// <param name="Quantity">Pieces received.</param>
public sealed record PlantLot(string Item, string Lot, string? Heat, int Quantity);

/// <summary>A pump that the day builds.</summary>
/// <param name="Serial">Its serial number.</param>
/// <param name="HousingSerial">The serial number of the housing that is really in it.</param>
/// <param name="HousingLot">The lot that this housing came from.</param>
/// <param name="Scanned">Whether the housing was scanned when it was built in; else it was backflushed and only the lot is known.</param>
public sealed record Pump(string Serial, string HousingSerial, string HousingLot, bool Scanned);
