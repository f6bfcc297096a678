using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Mapping.Check;
using IntegrationHub.Core.Mapping.Language;
using IntegrationHub.Core.Mapping.Run;

namespace IntegrationHub.Cli.Mapping;

/// <summary>Finds the mapping that a command line names, a file or an id of the home with or without its version, and makes it ready to run.</summary>
internal static class NamedMapping
{
    /// <exception cref="WrongUseException">There is none, there are several, or it has faults: all of them are told.</exception>
    public static MappingPlan Find(string name, HomeFiles home)
    {
        var library = File.Exists(name) ? home.LibraryFor(name) : home.Library;
        var file = File.Exists(name) ? Usable(MappingFile.Read(File.ReadAllBytes(name), name), name, library) : OfHome(name, home);
        return Usable(library.Compile(file), name, library);
    }

    private static MappingFile OfHome(string name, HomeFiles home)
    {
        var all = home.Library.Mappings;
        var found = all.Where(mapping => mapping.Reference.ToString() == name).DefaultIfEmpty().First() is { } exact ? [exact]
            : all.Where(mapping => mapping.Id.Text == name).ToList();
        return found.Count == 1 ? found[0] : throw new WrongUseException(
            found.Count > 1 ? $"There are several versions of the mapping {name}. Name one: {string.Join(", ", found.Select(other => other.Reference))}."
            : home.Folder is null ? $"There is no file {name}, and no home folder whose mapping it could name. Correct the name, or give --home."
            : $"There is no file {name} and no mapping {name} without faults in {home.Folder}. It has {string.Join(", ", all.Select(other => other.Reference))}; hub check tells the faults.");
    }

    private static T Usable<T>(Outcome<T> outcome, string name, MappingLibrary library) => outcome.Succeeded ? outcome.Value
        : throw new WrongUseException(string.Join(Environment.NewLine,
            outcome.Problems.Concat(library.Problems).Select(problem => "  " + problem).Distinct(StringComparer.Ordinal).Prepend($"The mapping {name} cannot be used:")));
}
