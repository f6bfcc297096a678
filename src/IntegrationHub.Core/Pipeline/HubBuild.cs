using System.Reflection;

namespace IntegrationHub.Core.Pipeline;

/// <summary>Which hub this is: version and module id, for every message records the build that settled it.</summary>
public static class HubBuild
{
    /// <summary>Gets the name, for example <c>0.1.0+5f3c…</c>.</summary>
    public static string Name { get; } =
        $"{typeof(HubBuild).Assembly.GetName().Version?.ToString(3)}+{typeof(HubBuild).Assembly.ManifestModule.ModuleVersionId:N}"[..18];

    /// <summary>Gets the version people know.</summary>
    public static string Version { get; } =
        typeof(HubBuild).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "0";
}
