using IntegrationHub.Cli.Session;
using IntegrationHub.Core.Canonical;
using IntegrationHub.Core.Contracts;

namespace IntegrationHub.Cli.Contracts;

/// <summary>Finds the contract that a command line names: a file, or an id of the home with or without its version.</summary>
internal static class NamedContract
{
    /// <exception cref="WrongUseException">There is none, there are several, or it has faults: all of them are told.</exception>
    public static Contract Find(string name, HomeFiles home, bool assertFormats)
    {
        var text = File.Exists(name) ? File.ReadAllBytes(name) : OfHome(name, home).Utf8;
        var contract = Contract.Compile(text, home.Schemas, new ContractOptions { AssertFormats = assertFormats });
        return contract.Succeeded ? contract.Value
            : throw new WrongUseException($"The contract {name} cannot be used:{Environment.NewLine}{string.Join(Environment.NewLine, contract.Problems.Select(problem => "  " + problem))}");
    }

    private static RegisteredSchema OfHome(string name, HomeFiles home)
    {
        if (home.Schemas.TryFind(name, out var found))
        {
            return found;
        }

        var others = home.Schemas.Documents.Where(document => document.Id == name).ToList();
        throw new WrongUseException(
            others.Count > 1 ? $"There are several versions of the contract {name}. Name one: {string.Join(", ", others.Select(other => $"{other.Id}@{other.Version}"))}."
            : home.Folder is null ? $"There is no file {name}, and no home folder whose contract it could name. Correct the name, or give --home."
            : $"There is no file {name} and no contract {name} in {home.Folder}. The home has {string.Join(", ", home.Schemas.Documents.Select(other => $"{other.Id}@{other.Version}"))}.");
    }
}
