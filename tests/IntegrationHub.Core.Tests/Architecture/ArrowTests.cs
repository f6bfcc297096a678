using System.Xml.Linq;
using Xunit;

namespace IntegrationHub.Core.Tests.Architecture
{
    public sealed class ArrowTests
    {
        private static readonly string[] Everywhere = ["Canonical", "Versioning"];

        private static readonly Dictionary<string, string[]> AllowedInCore = new(StringComparer.Ordinal)
        {
            ["Canonical"] = [],
            ["Versioning"] = ["Canonical"],
            ["Systems"] = Everywhere,
            ["Contracts"] = Everywhere,
            ["Mapping"] = [.. Everywhere, "Contracts"],
            ["Translation"] = [.. Everywhere, "Systems"],
            ["Genealogy"] = [.. Everywhere, "Translation"],
            ["Reconciliation"] = [.. Everywhere, "Systems", "Translation", "Genealogy"],
            ["Quality"] = [.. Everywhere, "Systems", "Translation", "Genealogy"],
            ["ChangeControl"] = [.. Everywhere, "Contracts", "Mapping", "Translation", "Genealogy"],
            ["Pipeline"] = [.. Everywhere, "Systems", "Contracts", "Mapping", "Translation", "Genealogy", "Reconciliation", "Quality", "ChangeControl"],
        };

        private static readonly Dictionary<string, string[]> AllowedBetweenProjects = new(StringComparer.Ordinal)
        {
            ["Core"] = [],
            ["Storage"] = ["Core"],
            ["Messaging"] = ["Core", "Storage"],
            ["Adapters"] = ["Core"],
            ["Host"] = ["Core", "Storage", "Messaging", "Adapters"],
            ["PlantSimulator"] = [],
            ["Cli"] = ["Core", "Host", "PlantSimulator"],
        };

        [Fact]
        public void Folders_of_the_core_use_only_what_the_table_allows()
        {
            var wrong = Wrong(ArrowReader.Read(typeof(global::IntegrationHub.Core.Canonical.Problem).Assembly.Location, "IntegrationHub.Core"), AllowedInCore);
            Assert.Empty(wrong);
        }

        [Fact]
        public void Projects_refer_only_to_what_the_table_allows()
        {
            var wrong = Directory.GetFiles(Path.Combine(Repository.Root, "src"), "*.csproj", SearchOption.AllDirectories)
                .SelectMany(file => XDocument.Load(file).Descendants("ProjectReference").Select(reference => (
                    From: Name(file), To: Name(reference.Attribute("Include")!.Value.Replace('\\', '/')))))
                .Where(arrow => !AllowedBetweenProjects[arrow.From].Contains(arrow.To))
                .Select(arrow => $"{arrow.From} -> {arrow.To}");
            Assert.Empty(wrong);
        }

        [Fact]
        public void A_planted_wrong_arrow_is_found()
        {
            var table = new Dictionary<string, string[]>(StringComparer.Ordinal) { ["Below"] = [], ["Above"] = ["Below"] };
            var wrong = Wrong(ArrowReader.Read(typeof(Planted.Below.Innocent).Assembly.Location, "Planted"), table);
            Assert.Equal("Planted.Below.Guilty -> Planted.Above.Far", Assert.Single(wrong));
        }

        private static IReadOnlyList<string> Wrong(IReadOnlyList<ArrowReader.Arrow> arrows, Dictionary<string, string[]> allowed) =>
            [.. arrows.Where(arrow => !(allowed.GetValueOrDefault(arrow.From) ?? []).Contains(arrow.To)).Select(arrow => arrow.Example)];

        private static string Name(string projectFile) => Path.GetFileNameWithoutExtension(projectFile).Replace("IntegrationHub.", "", StringComparison.Ordinal);
    }
}

namespace Planted.Below
{
    public sealed class Innocent;

    public static class Guilty
    {
        public static int Reach() => new Above.Far().Value;
    }
}

namespace Planted.Above
{
    public sealed class Far
    {
        public Below.Innocent Allowed { get; } = new();

        public int Value => Allowed.GetHashCode();
    }
}
