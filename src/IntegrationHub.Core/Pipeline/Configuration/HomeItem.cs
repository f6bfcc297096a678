using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Core.Pipeline.Configuration;

/// <summary>Tells which controlled item a file of a home is.</summary>
public static class HomeItem
{
    /// <summary>Reads a file; null where it is no item, or one with faults, which <c>hub check</c> tells.</summary>
    public static ControlledItem? Of(ConfigurationFile file) =>
        ItemReader.IsItem(file.Path) && ItemReader.Read(file) is { Succeeded: true } item ? item.Value.Item : null;
}
