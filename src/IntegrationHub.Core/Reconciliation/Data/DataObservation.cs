using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Reconciliation.Data;

/// <summary>How stock or a transaction contradicts a tracking flag.</summary>
public enum DataContradiction
{
    /// <summary>Neither lot nor serial number, though the flag requires one.</summary>
    Untracked,

    /// <summary>A lot without a serial number, though the flag requires one.</summary>
    SerialLeftOut,

    /// <summary>A serial number without a lot, though the flag requires one.</summary>
    LotLeftOut,

    /// <summary>A serial number in the field of the lot.</summary>
    SerialInLotField,

    /// <summary>More than one piece under one serial number.</summary>
    QuantityOnSerial,

    /// <summary>The event was reported by a system that the authority policy does not name for it.</summary>
    NotItsEvent,

    /// <summary>A lot or serial number was first seen from a system that the authority policy does not let mint it.</summary>
    NotItsNumber,
}

/// <summary>What a system really sent about material, where that contradicts a flag.</summary>
/// <param name="System">The system that sent it.</param>
/// <param name="Item">The item as it wrote it.</param>
/// <param name="Site">The hub site; null is not stated.</param>
/// <param name="Point">The point in the flow; null is stock that a master message carried.</param>
/// <param name="Contradiction">How it contradicts.</param>
/// <param name="Raw">The lot, serial number or quantity that was sent; null where nothing was.</param>
/// <param name="Message">The newest message that shows it.</param>
/// <param name="LastAt">When the hub saw it last, microseconds UTC.</param>
/// <param name="Count">How often it was seen, 1 or more.</param>
public sealed record DataObservation(
    string System, string Item, string? Site, CapturePoint? Point, DataContradiction Contradiction, string? Raw, string Message, long LastAt, int Count = 1);
