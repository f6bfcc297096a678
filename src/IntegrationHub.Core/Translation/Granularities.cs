using IntegrationHub.Core.Canonical.Materials;

namespace IntegrationHub.Core.Translation;

/// <summary>Tells how finely material is named.</summary>
internal static class Granularities
{
    public static SourceGranularity Of(MaterialReference material) => material switch
    {
        { Serial: not null } => SourceGranularity.Unit,
        _ when SerialRange.Of(material) is not null => SourceGranularity.Range,
        _ when SublotProjections.Of(material) is not null => SourceGranularity.Sublot,
        { Lot: not null } => SourceGranularity.Lot,
        { Container: not null } => SourceGranularity.Container,
        _ => SourceGranularity.Quantity,
    };

    /// <summary>Tells it of material that is all named alike: several pieces are a set.</summary>
    public static SourceGranularity Of(IReadOnlyList<MaterialReference> materials) =>
        Of(materials[0]) is SourceGranularity.Unit && materials.Count > 1 ? SourceGranularity.SerialSet : Of(materials[0]);
}
