using System.CommandLine;
using IntegrationHub.Core.Mapping.Formats;
using IntegrationHub.Core.Systems;
using IntegrationHub.Core.Versioning;

namespace IntegrationHub.Cli.Session;

/// <summary>The format of the files that a verb reads: by its name with the default dialect, or as an interface of the home has it.</summary>
internal sealed record FormatOption(BoundFormat Format, string? SplitEach)
{
    public static Option<string> Create() => new("--format")
    {
        Description = $"How the file is written, with the default dialect: {string.Join(", ", MessageFormats.Names)}. Or SYSTEM/INTERFACE: as this interface of the home has it, message by message.",
        DefaultValueFactory = _ => "json",
    };

    /// <summary>Finds the format that was named.</summary>
    /// <exception cref="WrongUseException">There is none, or it has faults.</exception>
    public static FormatOption Find(string name, HomeFiles home)
    {
        var flow = name.Contains('/', StringComparison.Ordinal) ? Interface(name, home) : null;
        var bound = MessageFormats.Bind(flow?.Format ?? name, flow?.FormatOptions ?? new Dictionary<string, object?>(StringComparer.Ordinal), home.Library.Layouts);
        return bound.Succeeded ? new FormatOption(bound.Value, flow?.SplitEach)
            : throw new WrongUseException(string.Join(Environment.NewLine, bound.Problems.Select(problem => "  " + problem).Prepend($"--format {name} cannot be used:")
                .Append(flow is null ? "A format with options is named by an interface that has them: --format SYSTEM/INTERFACE." : "Correct it in system.yaml.")));
    }

    private static InterfaceDescription Interface(string name, HomeFiles home)
    {
        var system = name.Split('/')[0];
        var file = home.Files.FirstOrDefault(one => one.Path == $"mappings/{system}/system.yaml")
            ?? throw new WrongUseException($"There is no mappings/{system}/system.yaml in {home.Folder ?? "any home folder"}. Correct --format {name}, or give --home.");
        var tree = YamlTree.Read(file.Bytes.Span, file.Path);
        var read = tree.Succeeded ? SystemReader.Read(tree.Value) : null;
        return read is { Succeeded: true } && read.Value.Interfaces.FirstOrDefault(one => one.FullName == name) is { } found ? found
            : throw new WrongUseException(read is { Succeeded: true }
                ? $"{system} has no interface {name}; it has {string.Join(", ", read.Value.Interfaces.Select(one => one.FullName))}. Correct --format."
                : string.Join(Environment.NewLine, (read?.Problems ?? tree.Problems).Select(problem => "  " + problem).Prepend($"{file.Path} cannot be read:")));
    }
}
