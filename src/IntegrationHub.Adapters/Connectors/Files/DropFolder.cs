using IntegrationHub.Core.Systems;

namespace IntegrationHub.Adapters.Connectors.Files;

/// <summary>
/// The folder of one interface: <c>&lt;root&gt;/&lt;system&gt;/&lt;interface&gt;/</c> with <c>.claimed/</c> (being read), <c>done/</c> (committed)
/// and <c>refused/</c> (too large) inside. No part of it below the root may be a link: a link could lead the hub to read or move anything.
/// </summary>
internal sealed class DropFolder
{
    private static readonly string[] UnfinishedSuffixes = [".tmp", ".part", ".filepart"];

    private DropFolder(string path) => Path = path;

    public string Path { get; }

    public string Claimed => System.IO.Path.Combine(Path, ".claimed");

    public string Done => System.IO.Path.Combine(Path, "done");

    public string Refused => System.IO.Path.Combine(Path, "refused");

    /// <summary>Opens the folder and creates what is missing.</summary>
    /// <exception cref="ConnectorException">No root is configured, the folder would lie outside of it, or a part of it is a link.</exception>
    public static DropFolder Open(InterfaceDescription flow, SystemAddress address, FileDropOptions options)
    {
        var configured = address.BaseAddress is { IsFile: true } uri ? uri.LocalPath : options.DropRoot;
        if (configured.Length == 0)
        {
            throw new ConnectorException($"{flow.FullName}: no drop folder is configured. Set the system's address to a file: address, or the drop root in the hub's settings.");
        }

        var root = System.IO.Path.TrimEndingDirectorySeparator(System.IO.Path.GetFullPath(configured));
        var path = System.IO.Path.GetFullPath(System.IO.Path.Combine(root, flow.System, flow.Name));
        var expected = string.Join(System.IO.Path.DirectorySeparatorChar, root, flow.System, flow.Name);
        if (!string.Equals(path, expected, StringComparison.Ordinal) || flow.FullName.Split('/', '\\').Length != 2)
        {
            throw new ConnectorException($"{flow.FullName}: its folder would be {path}, which is not directly in the drop folder {root}. Rename the interface.");
        }

        var folder = new DropFolder(path);
        Directory.CreateDirectory(root);
        foreach (var part in (string[])[System.IO.Path.Combine(root, flow.System), path, folder.Claimed, folder.Done, folder.Refused])
        {
            if (Directory.CreateDirectory(part).LinkTarget is { } target)
            {
                throw new ConnectorException($"{flow.FullName}: {part} is a link to {target}. Replace it by a folder.");
            }
        }

        return folder;
    }

    /// <summary>Lists finished regular files in ordinal order of their names.</summary>
    public IReadOnlyList<FileInfo> Waiting(string pattern) =>
        [.. new DirectoryInfo(Path).EnumerateFiles(pattern, SearchOption.TopDirectoryOnly)
            .Where(file => !IsUnfinished(file.Name))
            .OrderBy(file => file.Name, StringComparer.Ordinal)];

    /// <summary>Lists what an earlier run claimed and did not commit.</summary>
    public IReadOnlyList<string> LeftBehind() =>
        [.. Directory.EnumerateFiles(Claimed).Order(StringComparer.Ordinal)];

    /// <summary>Finds a name in a sub-folder that nothing has yet: the same name may come every day.</summary>
    public static string FreeName(string folder, string name)
    {
        var candidate = System.IO.Path.Combine(folder, name);
        for (var number = 2; File.Exists(candidate); number++)
        {
            candidate = System.IO.Path.Combine(
                folder, $"{System.IO.Path.GetFileNameWithoutExtension(name)}.{number}{System.IO.Path.GetExtension(name)}");
        }

        return candidate;
    }

    private static bool IsUnfinished(string name) =>
        name.StartsWith('.') || UnfinishedSuffixes.Any(suffix => name.EndsWith(suffix, StringComparison.OrdinalIgnoreCase));
}
