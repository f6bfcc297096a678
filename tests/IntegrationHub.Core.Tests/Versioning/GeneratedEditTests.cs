using System.Globalization;
using System.Text;
using IntegrationHub.Core.Mapping.Functions;
using IntegrationHub.Core.Pipeline.Configuration;
using IntegrationHub.Core.Versioning;
using Xunit;

namespace IntegrationHub.Core.Tests.Versioning;

/// <summary>The semantic hash under generated edits of the repository's own files.</summary>
public sealed class GeneratedEditTests
{
    private const int Edits = 10_000;

    private static readonly IReadOnlyList<(string File, byte[] Bytes, YamlNode Node, string Hash)> Files =
        [.. Directory.EnumerateFiles(Path.Combine(Repository.Root, "mappings"), "*.yaml", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(file => (File: Path.GetFileName(file), Bytes: File.ReadAllBytes(file))).Select(pair => (pair.File, pair.Bytes, Node: YamlTree.Read(pair.Bytes, pair.File).Value)).Select(file => (file.File, file.Bytes, file.Node, SemanticHash.Of(file.Node)))];

    [Fact]
    public void No_cosmetic_edit_changes_a_hash()
    {
        var seed = TestSeed.Next();
        var random = new Random(seed);
        for (var i = 0; i < Edits; i++)
        {
            var (file, _, node, hash) = Files[i % Files.Count];
            var edited = EditedYaml.Of(node);
            ForPeople(edited, random);
            var text = edited.Write(random);
            var read = YamlTree.Read(text, file);
            Assert.True(read.Succeeded, $"seed {seed}, edit {i} of {file}: {string.Join("; ", read.Problems)}\n{text}");
            Assert.True(hash == SemanticHash.Of(read.Value), $"seed {seed}, edit {i} of {file} changed the hash:\n{text}");
        }
    }

    [Fact]
    public void Every_edit_of_meaning_changes_the_hash_and_is_never_classed_as_cosmetic()
    {
        var seed = TestSeed.Next();
        var random = new Random(seed);
        var compared = 0;
        for (var i = 0; i < Edits; i++)
        {
            var (file, bytes, node, hash) = Files[i % Files.Count];
            var edited = EditedYaml.Of(node);
            var what = SemanticEdit.Make(edited, random);
            var text = edited.Write(random);
            var read = YamlTree.Read(text, file);
            Assert.True(read.Succeeded, $"seed {seed}, edit {i} of {file}: {what}: {string.Join("; ", read.Problems)}");
            Assert.True(hash != SemanticHash.Of(read.Value), $"seed {seed}, edit {i} of {file} kept the hash: {what}");
            compared += IsClassed(new ConfigurationFile(file, bytes), new ConfigurationFile(file, Encoding.UTF8.GetBytes(text)), $"seed {seed}, edit {i} of {file}: {what}") ? 1 : 0;
        }

        Assert.InRange(compared, Edits / 10, Edits);
    }

    [Fact]
    public void Arguments_of_functions_are_typed_for_the_hash_as_their_declarations_say()
    {
        var decimals = FunctionCatalog.Declarations.SelectMany(function => function.Arguments.Where(argument => argument.Type is ArgumentType.Decimal or ArgumentType.DecimalOrPointer).Select(argument => $"{function.Name}.{argument.Name}"));
        var conditions = FunctionCatalog.Declarations.SelectMany(function => function.Arguments.Where(argument => argument.Type == ArgumentType.Condition).Select(argument => argument.Name));
        Assert.Equal(FunctionMeaning.Decimals.Order(StringComparer.Ordinal), decimals.Order(StringComparer.Ordinal));
        Assert.All(conditions, name => Assert.Equal(FunctionMeaning.Condition, name));
    }

    // Many edits make a file that cannot be read any more; what can be compared is never cosmetic.
    private static bool IsClassed(ConfigurationFile before, ConfigurationFile after, string what)
    {
        var compared = ItemDiff.Compare(before, after);
        Assert.True(!compared.Succeeded || compared.Value.Item!.Class != ChangeClass.Cosmetic, what);
        return compared.Succeeded;
    }

    // What is only said to people: the version, names, descriptions, examples.
    private static void ForPeople(EditedYaml document, Random random)
    {
        string Any() => random.Next(100_000).ToString(CultureInfo.InvariantCulture) + " words: { }";
        document.Set("version", EditedYaml.Scalar($"9.{random.Next(100)}.{random.Next(100)}"));
        foreach (var name in new[] { "description", "name", "confirm" }.Where(_ => random.Next(2) == 0))
        {
            document.Set(name, EditedYaml.Scalar(Any()));
        }

        if (random.Next(4) > 0)
        {
            document.Set("examples", EditedYaml.Scalar(Any()));
        }

        foreach (var output in document["outputs"]?.Items ?? [])
        {
            output.Set("description", EditedYaml.Scalar(Any()));
        }

        foreach (var rule in Rules(document).Where(_ => random.Next(3) == 0))
        {
            rule.Set(new[] { "description", "name", "confirm" }[random.Next(3)], EditedYaml.Scalar(Any()));
        }
    }

    private static IEnumerable<EditedYaml> Rules(EditedYaml around) =>
        (around["rules"]?.Items ?? []).Concat((around["outputs"]?.Items ?? []).SelectMany(Rules)).SelectMany(rule => rule["rules"] is null ? [rule] : Rules(rule).Prepend(rule)).Distinct();
}
