// The compiler needs this type for init-only properties and records; netstandard2.0 lacks it.

namespace System.Runtime.CompilerServices;

internal static class IsExternalInit;
