using Mono.Cecil;
using Mono.Cecil.Cil;

namespace IntegrationHub.Core.Tests.Architecture;

/// <summary>Reads from byte code which folder (the first segment below a root namespace) uses which.</summary>
public static class ArrowReader
{
    public sealed record Arrow(string From, string To, string Example);

    public static IReadOnlyList<Arrow> Read(string assemblyFile, string root)
    {
        using var module = ModuleDefinition.ReadModule(assemblyFile);
        return [.. module.GetTypes()
            .SelectMany(type => Uses(type).Select(used => (type, used)))
            .Select(pair => new Arrow(Folder(pair.type, root) ?? "", Folder(pair.used, root) ?? "", $"{pair.type.FullName} -> {pair.used.FullName}"))
            .Where(arrow => arrow.From.Length > 0 && arrow.To.Length > 0 && arrow.From != arrow.To)
            .DistinctBy(arrow => (arrow.From, arrow.To))
            .OrderBy(arrow => arrow.From, StringComparer.Ordinal).ThenBy(arrow => arrow.To, StringComparer.Ordinal)];
    }

    private static string? Folder(TypeReference type, string root)
    {
        while (type.DeclaringType is not null)
        {
            type = type.DeclaringType;
        }

        return type.Namespace.StartsWith(root + ".", StringComparison.Ordinal) ? type.Namespace[(root.Length + 1)..].Split('.')[0] : null;
    }

    private static IEnumerable<TypeReference> Uses(TypeDefinition type)
    {
        var direct = new List<TypeReference?> { type.BaseType };
        direct.AddRange(type.Interfaces.Select(implemented => implemented.InterfaceType));
        direct.AddRange(type.Fields.Select(field => field.FieldType));
        direct.AddRange(type.GenericParameters.SelectMany(parameter => parameter.Constraints).Select(constraint => constraint.ConstraintType));
        foreach (var method in type.Methods)
        {
            direct.Add(method.ReturnType);
            direct.AddRange(method.Parameters.Select(parameter => parameter.ParameterType));
            if (!method.HasBody)
            {
                continue;
            }

            direct.AddRange(method.Body.Variables.Select(variable => variable.VariableType));
            foreach (var operand in method.Body.Instructions.Select(instruction => instruction.Operand))
            {
                switch (operand)
                {
                    case TypeReference used:
                        direct.Add(used);
                        break;
                    case MethodReference called:
                        direct.Add(called.DeclaringType);
                        direct.Add(called.ReturnType);
                        direct.AddRange(called.Parameters.Select(parameter => parameter.ParameterType));
                        direct.AddRange((called as GenericInstanceMethod)?.GenericArguments ?? []);
                        break;
                    case FieldReference field:
                        direct.Add(field.DeclaringType);
                        direct.Add(field.FieldType);
                        break;
                    case CallSite or ParameterDefinition or VariableDefinition:
                        break;
                }
            }
        }

        return direct.OfType<TypeReference>().SelectMany(Open);
    }

    private static IEnumerable<TypeReference> Open(TypeReference type) => type switch
    {
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Open).Append(generic.ElementType),
        TypeSpecification specification => Open(specification.ElementType),
        GenericParameter => [],
        _ => [type],
    };
}
